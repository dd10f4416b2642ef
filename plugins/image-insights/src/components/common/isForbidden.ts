/** Whether a call was refused because the reader lacks a permission. */
export function isForbidden(error: Error): boolean {
  return (
    'response' in error &&
    typeof error.response === 'object' &&
    error.response !== null &&
    'status' in error.response &&
    error.response.status === 403
  );
}
