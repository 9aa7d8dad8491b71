import { z } from "zod";
import { pageIdSchema } from "../../guidance/page-schema.ts";
import { bothLanguages, stamp } from "../words/schema.ts";
import { unsure, verdicts } from "./graph.ts";

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may hold only lower-case letters, digits and single hyphens");

const answer = z.strictObject({
  /** The question that follows, or `result`. */
  to: id.transform((to) => (to === "result" ? null : to)),
  /** The answer as the person says it. */
  words: bothLanguages,
});

const question = z
  .strictObject({
    ask: bothLanguages,
    hint: bothLanguages.optional(),
    /** How a person who does not know can find out. */
    findOut: bothLanguages,
    /** The answer to go on with for a person who cannot. */
    asIf: id,
    answers: z.record(id, answer),
  })
  .refine(({ asIf, answers }) => asIf in answers, "goes on as if an answer that it does not have")
  .refine(
    ({ answers }) => !(unsure in answers),
    `has an answer named ${unsure}, which every question has`,
  );

const way = z.strictObject({
  id,
  page: pageIdSchema,
  also: z.array(pageIdSchema).default([]),
  cases: z
    .array(
      z.strictObject({
        verdict: z.enum(verdicts, `is not one of ${verdicts.join(", ")}`),
        if: z.record(id, z.array(id)),
      }),
    )
    .min(1, "has no case in which it is shown"),
  /** Why it is shown. */
  why: bothLanguages,
  /** What could stop it or is missing. */
  but: bothLanguages,
});

/** `content/rules/which-way/<first day>.yaml`: questions, answers, ways and their words. */
export const wayGraphSchema = z
  .strictObject({
    ...stamp,
    start: id,
    questions: z.record(id, question),
    ways: z.array(way),
  })
  .superRefine((graph, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (graph.questions[graph.start] === undefined) complain(["start"], "is not a question");
    for (const [name, { answers }] of Object.entries(graph.questions))
      for (const [given, { to }] of Object.entries(answers))
        if (to !== null && graph.questions[to] === undefined)
          complain(
            ["questions", name, "answers", given, "to"],
            `leads to ${to}, which is not a question`,
          );
    for (const [index, { cases }] of graph.ways.entries())
      for (const [place, each] of cases.entries())
        for (const [asked, wanted] of Object.entries(each.if))
          for (const given of wanted)
            if (graph.questions[asked]?.answers[given] === undefined)
              complain(
                ["ways", index, "cases", place, "if", asked],
                `names ${given}, which is not an answer to ${asked}`,
              );
  });

/** A graph with its words. */
export type WayFile = z.output<typeof wayGraphSchema>;
