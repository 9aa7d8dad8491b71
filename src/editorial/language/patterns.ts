/** A form that is wrong wherever it stands: what it is, and what to write. */
export interface WrongForm {
  pattern: RegExp;
  what: string;
  /** Not looked for in the cells of a table, which may begin with a verb or hold what somebody says. */
  outsideTables?: true;
  /** Gets the text as it is written. */
  instead(shown: string): string;
}

/** A form found in a text. */
export interface FoundForm {
  form: WrongForm;
  shown: string;
  at: number;
}

/** All wrong forms of a text, each pattern tried in turn. Patterns carry the flags `g` and `u`. */
export function findForms(
  text: string,
  forms: readonly WrongForm[],
  { inTable = false }: { inTable?: boolean } = {},
): FoundForm[] {
  const meant = inTable ? forms.filter(({ outsideTables }) => outsideTables !== true) : forms;
  return meant.flatMap((form) =>
    [...text.matchAll(form.pattern)].map((match) => ({ form, shown: match[0], at: match.index })),
  );
}
