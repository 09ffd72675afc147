// `npm start`: everything a newcomer needs, then the server.
import { launch } from "./launch.mjs";

await launch("main-web.js", process.argv.slice(2));
