/** What each of them gives. @throws the first one's error, once all have ended: what fails leaves no request under way. */
export async function together<T>(all: readonly T[]): Promise<Awaited<T>[]> {
  const ended = await Promise.allSettled(all);
  return ended.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}
