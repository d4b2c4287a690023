/** A picture in plain pixels: 8 bits for each of red, green and blue, and of the opacity where it has one. */
export type Raster = { width: number; height: number; rgb: Buffer; alpha: Buffer | null };
