/** One file of a generated configuration. */
export interface GeneratedFile {
  /** Path below the folder it is written to, with forward slashes. */
  path: string;
  content: string | Buffer;
}
