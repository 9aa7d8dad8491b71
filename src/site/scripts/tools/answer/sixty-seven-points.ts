import { sixtySevenPoints } from "../../../../rules/sixty-seven-points/tool.ts";
import { answerLive } from "../answer-live.ts";

answerLive(sixtySevenPoints);
