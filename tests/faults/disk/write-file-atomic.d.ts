/** As far as these tests use it. */
declare module "write-file-atomic" {
  export default function writeFileAtomic(path: string, text: string): Promise<void>;
}
