import { resolve } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Subcommand } from "../../cli/program.ts";
import { Refusal } from "../../cli/refusal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { usualPlaces } from "../places-on-machine.ts";
import { PROGRAM } from "../program-name.ts";
import { readSettings, readSource } from "../read-source.ts";
import { writeFiles } from "../write-files.ts";
import type { Target } from "./targets.ts";

interface Options {
  out: string;
  settings: string;
  dist: string;
  at: string;
}

/** The command that writes one arrangement to a folder. */
export function generateCommand(word: string, target: Target): Subcommand {
  const command: Command<Options> = {
    usage: `${PROGRAM} ${word}`,
    about: `Writes ${target.about}.`,
    options: {
      out: {
        value: "DIR",
        about: "Folder that is written; what stands in it is replaced, old pages stay.",
        example: `/srv/${word}`,
        read: (text) => text,
      },
      settings: {
        value: "FILE",
        about: "Names, places and sizes of this installation.",
        example: "edge.yaml",
        read: (text) => text,
        fallback: "edge.yaml",
      },
      dist: {
        value: "DIR",
        about: "The build.",
        example: "dist",
        read: (text) => text,
        fallback: "dist",
      },
      at: {
        value: "PATH",
        about: "Where the folder will stand on the edge's machine, if elsewhere.",
        example: "/srv/edge",
        read: readPath,
        fallback: "",
      },
    },
    examples: [
      `${PROGRAM} ${word} --out /srv/${word} --settings src/edge/example.yaml`,
      `${PROGRAM} ${word} --out /tmp/${word} --at /srv/${word} --settings edge.yaml`,
    ],
  };
  return {
    about: target.about,
    execute(argv, screen) {
      const typed = parseArguments(command, argv);
      const terminal = createTerminal(screen);
      if (typed.help) {
        terminal.line(toHelp(command));
        return Promise.resolve(0);
      }
      const { out, settings, dist, at } = typed.options;
      const places = usualPlaces(at === "" ? resolve(out) : at);
      const source = readSource(dist);
      const files = target.toFiles(source, { settings: readSettings(settings), places });
      writeFiles(out, files);
      terminal.line(`${files.length} files of build ${source.site.build} in ${out}`);
      terminal.line(`How to start it stands at the top of ${resolve(out, target.first)}`);
      return Promise.resolve(0);
    },
  };
}

function readPath(text: string): string {
  if (!/^\/[\w./-]+$/.test(text)) throw new Refusal("must be an absolute path without spaces");
  return text;
}
