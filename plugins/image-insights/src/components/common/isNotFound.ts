/** Whether a call failed because there is no such thing, or none to be seen. */
export function isNotFound(error: Error): boolean {
  return (
    'response' in error &&
    typeof error.response === 'object' &&
    error.response !== null &&
    'status' in error.response &&
    error.response.status === 404
  );
}
