/** A line of `etc/passwd`, as far as it may be known. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
  shell: string;
}

/** Reads `etc/passwd`; lines that are none are passed over. */
export function accountsOf(passwd: string): Account[] {
  return passwd.split('\n').flatMap((line): Account[] => {
    const fields = line.split(':');
    const [name, , uid, gid] = fields;
    return fields.length === 7 &&
      /^\d{1,10}$/.test(uid) &&
      /^\d{1,10}$/.test(gid)
      ? [{ name, uid: Number(uid), gid: Number(gid), shell: fields[6].trim() }]
      : [];
  });
}
