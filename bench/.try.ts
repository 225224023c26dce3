import { loadingRows } from "./release-loading.ts";
console.log(await loadingRows(7));
