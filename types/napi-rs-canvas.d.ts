// unpdf names this module in its types; only drawing the pages of a PDF file needs it.
declare module "@napi-rs/canvas" {
  export class Canvas {}
  export class SKRSContext2D {}
}
