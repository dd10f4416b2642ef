/** Bytes of the gigabyte that AWS and Google Cloud meter (a GiB). */
export const BINARY_GIGABYTE = 2 ** 30;

/** Bytes of a decimal gigabyte. */
export const DECIMAL_GIGABYTE = 10 ** 9;
