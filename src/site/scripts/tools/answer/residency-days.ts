import { residencyDays } from "../../../../rules/residency-days/tool.ts";
import { answerLive } from "../answer-live.ts";

answerLive(residencyDays);
