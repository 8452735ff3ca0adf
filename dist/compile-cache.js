/**
 * What V8 has made of the bundle is kept among the job's temporary files for the starts that follow: the post step's, and those of later
 * steps. It never keeps a step from starting.
 */
// Not imported: an import of `node:fs` also makes all that it can give, and loads files, streams and promises of which nobody has need.
const { mkdirSync, statSync } = process.getBuiltinModule('node:fs');
const { enableCompileCache } = process.getBuiltinModule('node:module');
const { join } = process.getBuiltinModule('node:path');
/** Called before the bundle is loaded. Never throws. */
export function keepCompiled() {
    const { RUNNER_TEMP: temporary } = process.env;
    if (!temporary)
        return;
    const folder = join(temporary, 'haproxy-server-state', 'compiled');
    try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (isOurs(join(temporary, 'haproxy-server-state')) && isOurs(folder))
            enableCompileCache(folder);
    }
    catch {
        // A full disk, or somebody else's folder: then it is compiled anew.
    }
}
/** What lies there is run: nobody else may write there. */
function isOurs(folder) {
    const { uid, mode } = statSync(folder);
    return uid === process.getuid?.() && (mode & 0o022) === 0;
}
