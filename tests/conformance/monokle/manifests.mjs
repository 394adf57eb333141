// Manifests as the validator takes them.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";

/** Reads every object below a folder; a file holds one, or several between "---". */
export async function read(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".yaml")).sort();
  const resources = [];
  for (const file of files) {
    const parts = (await readFile(join(folder, file), "utf8")).split(/^---\n/m);
    let fileOffset = 0;
    for (const text of parts) {
      const content = parseDocument(text).toJS();
      if (content) {
        resources.push(resource(content, text, folder, file, fileOffset));
      }

      fileOffset += text.split("\n").length;
    }
  }

  return { resources, files };
}

// The validator knows an object again by its id, also from an earlier set.
function resource(content, text, folder, file, fileOffset) {
  const { apiVersion, kind, metadata: { name, namespace } } = content;
  return { id: `${folder}/${file}:${fileOffset}`, fileId: file, filePath: file, fileOffset, name, namespace, apiVersion, kind, content, text };
}
