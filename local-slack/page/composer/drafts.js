const prefix = "local-slack draft ";

/** What was written and not sent, kept while the tab lives. */
export function readDraft(name) {
  return sessionStorage.getItem(prefix + name) ?? "";
}

export function keepDraft(name, text) {
  if (text === "") sessionStorage.removeItem(prefix + name);
  else sessionStorage.setItem(prefix + name, text);
}
