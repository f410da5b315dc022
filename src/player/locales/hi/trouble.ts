/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'कनेक्शन नहीं है। उसके लौटते ही आवाज़ अपने-आप आगे चलेगी।',
    slow: 'नेटवर्क अभी बहुत धीमा है। आवाज़ अपने-आप आगे चलेगी।',
    server: 'प्रकाशक के सर्वर में कोई समस्या है। हम कोशिश करते रहेंगे।',
    missing: 'ऑडियो फ़ाइल अब नहीं है। उसे केवल प्रकाशक वापस ला सकता है।',
    damaged: 'ऑडियो फ़ाइल ख़राब है, या आपका ब्राउज़र उसे नहीं चला सकता।',
  },
  waiting: 'नेटवर्क की प्रतीक्षा है…',
  misfit: 'ऑडियो लेख से मेल नहीं खाता। ग़लत शब्दों पर निशान लग सकते हैं।',
};
