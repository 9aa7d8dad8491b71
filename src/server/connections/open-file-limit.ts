/** How many files, sockets included, this process may have open: the soft limit, as the operating system reports it. */
export function openFileLimit(): number {
  const report = process.report.getReport() as {
    userLimits?: { open_files?: { soft?: number | string } };
  };
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === "number" ? soft : 1024;
}
