import { cmyk } from "../../src/color/ink.ts";
import { grayPicture, line, page, picture, publication, run } from "./build.ts";

const BUOY = {
  kind: "spot",
  name: "Buoy (Red) #5 é",
  tint: 0.6,
  alternate: cmyk(0, 0.9, 1, 0),
} as const;

/** A little of everything, on three pages, one of them blank. */
export const SAMPLE = publication(
  page(
    picture(grayPicture("slope", 64, 48), [-9, -9, 318, 150]),
    { kind: "rule", rect: { x: 20, y: 200, width: 260, height: 0.5 }, ink: BUOY },
    line(
      20,
      220,
      "The lamp of the ",
      run("far quay", { cut: "italic" }),
      run("7", { rise: 3, size: 6 }),
    ),
    line(20, 234, run("tide = 12;", { cut: "code", ink: BUOY }), run(" wider", { scale: 1.015 })),
  ),
  page(),
  page(picture(grayPicture("slope", 64, 48), [20, 20, 80, 60]), line(20, 100, "A third page")),
);
