// The words by which form, texts and engine name the same things.

import { Provider } from "../wire/message/provider";

/** Kinds of provider by the value of their control. */
export const providers: Record<string, Provider> = {
  massage_therapist: Provider.MassageTherapist,
  physical_therapy: Provider.PhysicalTherapy,
  chiropractic: Provider.Chiropractic,
  medical_massage: Provider.MedicalMassage,
};

/** The key of a provider's name among the texts. */
export function providerKey(provider: Provider): string {
  const found = Object.entries(providers).find(([, value]) => value === provider);
  return `provider.${found ? found[0] : "massage_therapist"}`;
}
