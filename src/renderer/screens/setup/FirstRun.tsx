/** First run. */
export function FirstRun() {
  return null;
}
