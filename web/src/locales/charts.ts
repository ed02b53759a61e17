export const zh = { save: "保存" };

export const en: typeof zh = { save: "Save" };
