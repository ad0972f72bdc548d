// What a state's file says beyond what the engine told when it took it: read in
// place, after the engine has checked every offset of it.

import { ByteBuffer } from "flatbuffers";
import { Bundle as WireBundle } from "../wire/message/bundle";

export interface Service { modality: string; booked: number; handsOn: number }

export class Bundle {
  readonly #bundle: WireBundle;
  /** What is said somewhere in it: codes of languages and of styles of massage. */
  readonly languages: string[];
  readonly modalities: string[];

  constructor(bytes: Uint8Array) {
    this.#bundle = WireBundle.getRootAsBundle(new ByteBuffer(bytes));
    const languages = new Set<string>();
    const modalities = new Set<string>();
    for (let i = 0; i < this.#bundle.listsLength(); i++) {
      const list = this.#bundle.lists(i);
      for (let j = 0; j < (list?.languagesLength() ?? 0); j++) languages.add(list?.languages(j) ?? "");
      const seller = list?.seller();
      for (let j = 0; j < (seller?.servicesLength() ?? 0); j++) modalities.add(seller?.services(j)?.modality() ?? "");
    }
    this.languages = [...languages].filter(Boolean);
    this.modalities = [...modalities].filter(Boolean);
  }

  service(list: number, service: number): Service {
    const found = this.#bundle.lists(list)?.seller()?.services(service);
    return { modality: found?.modality() ?? "", booked: found?.bookedMinutes() ?? 0, handsOn: found?.handsOnMinutes() ?? 0 };
  }
}
