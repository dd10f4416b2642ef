/**
 * Does to a source file what a person does with lines out of a README: imports
 * go to the other imports, the rest to the place that the README names. Comments
 * that only name the file are left out.
 */
export function insertLines(source, { kind, what, of, text }) {
  const body = text.replace(
    /^(\/\/|#) (packages\/|app-config|the same).*\n/,
    '',
  );
  if (kind === 'end') return `${source.trimEnd()}\n\n${body}\n`;
  const { imports, rest } = splitImports(body);
  const at = placeIn(source, { kind, what, of });
  const withBody = `${source.slice(0, at)}\n${rest}\n${source.slice(at)}`;
  return imports ? addImports(withBody, imports) : withBody;
}

function splitImports(body) {
  const lines = body.split('\n');
  let index = 0;
  let isInside = false;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (!isInside && line.trim() !== '' && !line.startsWith('import ')) break;
    if (line.startsWith('import ')) isInside = true;
    if (isInside && line.trimEnd().endsWith(';')) isInside = false;
  }
  return {
    imports: lines.slice(0, index).join('\n').trim(),
    rest: lines.slice(index).join('\n'),
  };
}

function addImports(source, imports) {
  const all = [...source.matchAll(/^(import [^;]*;|\} from '[^']*';)\n/gm)];
  const last = all.at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${source.slice(0, at)}${imports}\n${source.slice(at)}`;
}

function placeIn(source, { kind, what, of }) {
  const from = of === undefined ? 0 : source.indexOf(`const ${of}`);
  if (from < 0) throw new Error(`the file has no ${of}`);
  if (kind === 'before') {
    const found = source.indexOf(what, from);
    if (found < 0) throw new Error(`the file has no ${what}`);
    return source.lastIndexOf('\n', found) + 1;
  }
  const end = endOfElement(source, what.replace(/[<>]/g, ''), from);
  return source.lastIndexOf('\n', end) + 1;
}

/** Where the first element of a name is closed, so that lines become its last. */
function endOfElement(source, name, from) {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'g');
  tags.lastIndex = from;
  let depth = 0;
  for (let tag = tags.exec(source); tag; tag = tags.exec(source)) {
    const isClosing = tag[1] === '/';
    const isEmpty = source[endOfTag(source, tag.index) - 1] === '/';
    if (isClosing) depth -= 1;
    else if (!isEmpty) depth += 1;
    if (isClosing && depth === 0) return tag.index;
  }
  throw new Error(`the file has no <${name}> that ends`);
}

/** Where the `>` of a tag is; attributes may hold tags of their own. */
function endOfTag(source, begin) {
  let depth = 0;
  for (let at = begin; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}') depth -= 1;
    if (source[at] === '>' && depth === 0) return at;
  }
  throw new Error('the tag does not end');
}
