import type { Found } from "../guidance/finding.ts";
import type { Notice, NoticeFile } from "../guidance/notice.ts";
import { noticeSchema } from "../guidance/notice.ts";
import { listFiles } from "./list-files.ts";
import type { YamlReading } from "./read-yaml.ts";
import { readYaml } from "./read-yaml.ts";

/** Every file of `content/notices`; one that lacks a text is a finding and no notice. */
export function readNotices(root: string): {
  notices: Notice[];
  readings: YamlReading<NoticeFile>[];
  findings: Found[];
} {
  const readings = listFiles(root, "content/notices", ".yaml").map((file) =>
    readYaml(root, file, noticeSchema),
  );
  return {
    notices: readings.flatMap(({ file, value }) =>
      value === null ? [] : [{ id: idOf(file), file, ...value }],
    ),
    readings,
    findings: readings.flatMap(({ findings }) => findings),
  };
}

function idOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1, -".yaml".length);
}
