/** How the program is called, for its help. */
export const PROGRAM = "npm run edge --";
