/** Does the work for every item, so many at a time, and gives the results in the order of the items. */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index] as Item;
      results.set(index, await work(item));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return items.map((_, index) => results.get(index) as Result);
}
