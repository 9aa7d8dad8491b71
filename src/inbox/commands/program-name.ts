/** How the program is called, for usage lines and examples. */
export const PROGRAM = "npm run inbox --";
