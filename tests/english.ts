/** Words of markup and units stand in a Chinese sentence as they are; three others in a row are English. */
export const ENGLISH = /(?<![<="'([-])\b[a-z]{2,}(?:\s+[a-z]{2,}){2,}\b/i;
