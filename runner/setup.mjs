/**
 * Makes a machine ready and starts the runner or the tests: `node runner/setup.mjs audit|test [arguments]`.
 * Plain JavaScript without dependencies, because it runs before anything is installed, on whatever Node started npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What a build is made from. */
const SOURCES = [
  'entrypoints',
  'components',
  'rules',
  'utils',
  'public',
  'sample',
  'wxt.config.ts',
  'package-lock.json',
];
/** The first Node that runs TypeScript as it is. */
const LEAST_NODE = [22, 18];

/** A browser that loads unpacked extensions; branded Chrome does not, from 137 on. */
const PROGRAMS = { chromium: ['chromium', 'chromium-browser'], firefox: ['firefox-esr', 'firefox'] };
const VARIABLES = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };
const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' };
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
const TARGETS = { chromium: 'chrome', firefox: 'firefox' };

/** The browsers that a command needs: an audit one, the tests both. */
export function browsersFor(command, args) {
  if (command === 'test') return ['chromium', 'firefox'];
  const at = args.findIndex((arg) => arg === '--browser' || arg.startsWith('--browser='));
  const named = args[at]?.includes('=') ? args[at].split('=')[1] : args[at + 1];
  // A wrong name is for the command itself to refuse.
  return at >= 0 && named === 'firefox' ? ['firefox'] : ['chromium'];
}

/**
 * Why dependencies have to be installed, or undefined where they are as the lock file says. Versions are compared, not
 * times: a checkout touches every file.
 */
export function installReason(lockText, installedText) {
  if (installedText === undefined) return '尚未安装';
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(installedText).packages;
  const stale = Object.entries(wanted).find(([path, entry]) => {
    if (path === '' || entry.link) return false;
    const there = installed[path];
    // Optional packages of other platforms are left out by npm.
    return there ? there.version !== entry.version : !(entry.optional || entry.devOptional || entry.peer);
  });
  return stale && `${stale[0].replace(/^.*node_modules\//, '')} 与 package-lock.json 不符`;
}

/** Whether a build is absent or older than a source, from the times in ms of both. */
export function buildReason(builtAt, newestSource) {
  if (builtAt === undefined) return '尚未构建';
  return newestSource > builtAt ? '源文件有更新' : undefined;
}

/** The Debian packages that this machine lacks for these browsers. */
export function missingPackages(browsers, machine) {
  return [
    ...browsers.filter((browser) => !machine.hasBrowser(browser)).map((browser) => PACKAGES[browser]),
    ...(machine.hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
}

function main([command, ...args]) {
  if (command !== 'audit' && command !== 'test') fail('用法：node runner/setup.mjs audit|test [参数]', 2);
  const wantsHelp = command === 'audit' && (args.includes('--help') || args.includes('-h'));
  installDependencies();
  const browsers = browsersFor(command, args);
  if (!wantsHelp) {
    installBrowsers(browsers);
    for (const browser of browsers) build(browser);
  }
  // An interrupt at the keyboard reaches the script, too, which ends when it is done with that.
  process.on('SIGINT', () => undefined);
  const script = command === 'audit' ? 'runner/main.ts' : 'tests/run-suites.ts';
  const { status, signal } = spawnSync(node(), [join(ROOT, script), ...args], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = signal ? 130 : (status ?? 1);
}

function installDependencies() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const reason = installReason(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
    existsSync(installed) ? readFileSync(installed, 'utf8') : undefined,
  );
  if (!reason) return;
  say(`安装依赖（${reason}）：npm ci`);
  if (tries('npm', ['ci', ...QUIET, '--silent'])) return;
  // A registry that lacks an optional package of some other platform lets `npm ci` refuse a lock file that is fine here.
  say('npm ci 未成功，改用 npm install（版本仍以 package-lock.json 为准）');
  run('npm', ['install', '--no-save', ...QUIET], '依赖安装失败');
}

function installBrowsers(browsers) {
  const missing = missingPackages(browsers, { hasBrowser, hasChineseFont });
  if (missing.length === 0) return;
  const isFontOnly = missing.every((name) => name.startsWith('fonts-'));
  const command = `apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !programPath(['apt-get'])) {
    if (!isFontOnly) fail(`缺少 ${missing.join('、')}，请以管理员身份安装：${command}`, 1);
    say(`缺少中文字体，页面排版可能不准；安装：${command}`);
    return;
  }
  say(`安装 Debian 软件包：${missing.join('、')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Lists of packages go stale, and a fresh machine has none; where only some source is down, the rest may do.
  tries('apt-get', ['update', '-qq'], environment);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], `安装失败：${command}`, environment);
}

function build(browser) {
  const target = TARGETS[browser];
  const manifest = join(ROOT, '.output', `${target}-mv3`, 'manifest.json');
  const builtAt = existsSync(manifest) ? statSync(manifest).mtimeMs : undefined;
  const reason = buildReason(builtAt, newest(SOURCES.map((source) => join(ROOT, source))));
  if (!reason) return;
  say(`构建扩展 ${target}-mv3（${reason}）`);
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const built = spawnSync(node(), [wxt, 'build', '-b', target, '--mv3'], { cwd: ROOT, encoding: 'utf8' });
  if (built.status === 0) return;
  // Its spinner would fill a log; what it says matters where it fails.
  process.stderr.write(`${built.stdout}${built.stderr}\n`);
  fail('扩展构建失败', 1);
}

function newest(paths) {
  return Math.max(
    0,
    ...paths.map((path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
      // A folder's own time tells of files that were taken away.
      return Math.max(stats.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}

function hasBrowser(browser) {
  const named = process.env[VARIABLES[browser]];
  return named ? existsSync(named) : programPath(PROGRAMS[browser]) !== undefined;
}

function hasChineseFont() {
  // Only Debian's package is looked for elsewhere: other systems bring Chinese fonts of their own.
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() !== '' : existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}

/** Node 24 comes as an optional dependency; elsewhere the Node that runs this may do. */
function node() {
  const own = join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  fail(`需要 Node ${LEAST_NODE.join('.')} 或更高版本，当前是 ${process.versions.node}`, 1);
}

function programPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** Runs a step that everything after it needs. */
function run(program, args, failure, env = process.env) {
  if (!tries(program, args, env)) fail(failure, 1);
}

/** Whether a step went well; what it prints is progress, so standard output stays for results. */
function tries(program, args, env = process.env) {
  // On Windows npm is a batch file, which only a shell starts.
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2], env, shell });
  if (error) say(error.message);
  return status === 0;
}

function say(line) {
  process.stderr.write(`[准备] ${line}\n`);
}

function fail(line, status) {
  process.stderr.write(`${line}\n`);
  process.exit(status);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
