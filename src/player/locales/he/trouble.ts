/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'אין חיבור. הקול ימשיך מעצמו כשהחיבור יחזור.',
    slow: 'הרשת איטית מדי כרגע. הקול ימשיך מעצמו.',
    server: 'לשרת של המפרסם יש בעיה. אנחנו ממשיכים לנסות.',
    missing: 'קובץ השמע איננו. רק המפרסם יכול להחזיר אותו.',
    damaged: 'קובץ השמע פגום, או שהדפדפן לא יכול להפעיל אותו.',
  },
  waiting: 'ממתין לרשת…',
  misfit: 'השמע לא מתאים לטקסט. ייתכן שיסומנו מילים לא נכונות.',
};
