/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'لا يوجد اتصال. يتابع الصوت من نفسه عند عودته.',
    slow: 'الشبكة بطيئة جدًا الآن. يتابع الصوت من نفسه.',
    server: 'في خادم الناشر مشكلة. نواصل المحاولة.',
    missing: 'ملف الصوت غير موجود. لا يعيده إلا الناشر.',
    damaged: 'ملف الصوت تالف، أو لا يستطيع متصفحك تشغيله.',
  },
  waiting: 'في انتظار الشبكة…',
  misfit: 'الصوت لا يطابق النص. قد تُميَّز كلمات خاطئة.',
};
