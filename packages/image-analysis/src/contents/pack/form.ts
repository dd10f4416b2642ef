/** `IILC`: Image Insights layer contents. */
export const PACK_MARK = Buffer.from([0x49, 0x49, 0x4c, 0x43]);

/** Version of the packed form; the byte behind the mark. */
export const PACK_FORM = 1;
