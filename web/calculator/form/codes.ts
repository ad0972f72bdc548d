// The words by which form, texts and engine name the same things.

import { Answer } from "../wire/message/answer";
import { Provider } from "../wire/message/provider";

/** Kinds of provider by the value of their control. */
export const providers: Record<string, Provider> = {
  massage_therapist: Provider.MassageTherapist,
  physical_therapy: Provider.PhysicalTherapy,
  chiropractic: Provider.Chiropractic,
  medical_massage: Provider.MedicalMassage,
};

/** Yes and no by the value of their control; anything else is not known. */
export const answers: Record<string, Answer> = { yes: Answer.Yes, no: Answer.No };

/** The key of a provider's name among the texts. */
export function providerKey(provider: Provider): string {
  const found = Object.entries(providers).find(([, value]) => value === provider);
  return `provider.${found ? found[0] : "massage_therapist"}`;
}
