/** Vite gives the text of a file. */
declare module '*.csv?raw' {
  const text: string;
  export default text;
}
