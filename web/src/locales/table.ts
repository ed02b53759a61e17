export const zh = { columns: "列", sort: "排序", perPage: (size: string) => `${size} 行/页` };

export const en: typeof zh = { columns: "Columns", sort: "Sort", perPage: (size: string) => `${size} a page` };
