import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What pdf.js draws on: it brings a canvas of its own for programs outside of browsers. */
type CanvasFactory = {
  create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
};
type Pixels = { data: Uint8ClampedArray; width: number; height: number };

/** The right half of a PDF's first page as another program paints it, so many pixels for a point. */
export async function pdfPixels(bytes: Uint8Array, scale: number): Promise<Pixels> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const factory = document.canvasFactory as CanvasFactory;
  const { canvas, context } = factory.create(width, height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const middle = Math.floor(width / 2);
  const { data } = context.getImageData(middle, 0, width - middle, height);
  await task.destroy();
  return { data, width: width - middle, height };
}
