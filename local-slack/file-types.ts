/** What Slack says of a file by its name's ending: https://docs.slack.dev/reference/objects/file-object */
export interface FileType {
  filetype: string;
  mimetype: string;
  pretty_type: string;
}

const types: Record<string, FileType> = {
  txt: { filetype: "text", mimetype: "text/plain", pretty_type: "Plain Text" },
  log: { filetype: "text", mimetype: "text/plain", pretty_type: "Plain Text" },
  md: { filetype: "markdown", mimetype: "text/plain", pretty_type: "Markdown (raw)" },
  csv: { filetype: "csv", mimetype: "text/csv", pretty_type: "CSV" },
  tsv: { filetype: "tsv", mimetype: "text/tab-separated-values", pretty_type: "TSV" },
  json: { filetype: "json", mimetype: "application/json", pretty_type: "JSON" },
  yaml: { filetype: "yaml", mimetype: "text/plain", pretty_type: "YAML" },
  yml: { filetype: "yaml", mimetype: "text/plain", pretty_type: "YAML" },
  html: { filetype: "html", mimetype: "text/html", pretty_type: "HTML" },
  ts: { filetype: "typescript", mimetype: "text/plain", pretty_type: "TypeScript" },
  js: { filetype: "javascript", mimetype: "text/javascript", pretty_type: "JavaScript" },
  png: { filetype: "png", mimetype: "image/png", pretty_type: "PNG" },
  jpg: { filetype: "jpg", mimetype: "image/jpeg", pretty_type: "JPEG" },
  jpeg: { filetype: "jpg", mimetype: "image/jpeg", pretty_type: "JPEG" },
  gif: { filetype: "gif", mimetype: "image/gif", pretty_type: "GIF" },
  webp: { filetype: "webp", mimetype: "image/webp", pretty_type: "WebP" },
  svg: { filetype: "svg", mimetype: "image/svg+xml", pretty_type: "SVG" },
  pdf: { filetype: "pdf", mimetype: "application/pdf", pretty_type: "PDF" },
  zip: { filetype: "zip", mimetype: "application/zip", pretty_type: "Zip" },
  xlsx: {
    filetype: "xlsx",
    mimetype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    pretty_type: "Excel Spreadsheet",
  },
  docx: {
    filetype: "docx",
    mimetype: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    pretty_type: "Word Document",
  },
};

export function fileTypeOf(name: string): FileType {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return types[ending] ?? { filetype: "binary", mimetype: "application/octet-stream", pretty_type: "Binary" };
}
