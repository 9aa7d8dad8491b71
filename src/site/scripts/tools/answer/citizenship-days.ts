import { citizenshipDays } from "../../../../rules/citizenship-days/tool.ts";
import { answerLive } from "../answer-live.ts";

answerLive(citizenshipDays);
