import { cost } from "../../../../rules/cost/tool.ts";
import { answerLive } from "../answer-live.ts";

answerLive(cost);
