/** An app's files with something of one of them taken away. Throws where it is not there: then a test would prove nothing. */
export function withoutCode(file: string, pattern: RegExp, instead = "") {
  return (files: Record<string, string>): Record<string, string> => {
    const content = files[file];
    if (content === undefined || !pattern.test(content)) throw new Error(`${file} has no ${pattern}.`);
    return { ...files, [file]: content.replace(pattern, instead) };
  };
}
