import { pointsRanking } from "../../../../rules/points-ranking/tool.ts";
import { answerLive } from "../answer-live.ts";

answerLive(pointsRanking);
