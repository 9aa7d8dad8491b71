import { freemem } from "node:os";
import type { Job } from "./job.ts";

/** What one visitor leaves in the heap before it is worth a look: measured 6 kB alive, and as much again that is not. */
const BYTES_PER_VISITOR = 20_000;
const LEAST_MB = 64;
/** Of the free memory, for all processes together. */
const MEMORY_SHARE = 0.25;

/**
 * Node options for one of `size` processes: at which heap size V8 first looks through everything. It doubles that by itself, and
 * while a large crowd builds up each look finds almost nothing to free and takes a core from the load for a second.
 */
export function toHeapOptions(job: Job, size: number): string[] {
  if (job.kind === "replay") return [];
  const wantedMb = (job.curve.visitors / job.share.of / size) * (BYTES_PER_VISITOR / 1e6);
  const mostMb = (freemem() * MEMORY_SHARE) / size / 1e6;
  return [`--initial-old-space-size=${Math.floor(Math.max(LEAST_MB, Math.min(wantedMb, mostMb)))}`];
}
