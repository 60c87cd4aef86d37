/** What people say of groups of one cluster: for how long silence on a topic is normal, in place of all that was learned. */
import type { GroupSettings } from "../../words/settings";
import type { SettingsOf } from "../../words/settings-for";
import type { Millis } from "../../words/terms";

export interface DeclaredSilence {
  silenceMs: Millis;
  author: string | null;
  at: Millis;
}

export class DeclaredSilences {
  private readonly groups = new Map<string, Map<string, DeclaredSilence>>();

  find(group: string, topic: string): DeclaredSilence | undefined {
    return this.groups.get(group)?.get(topic);
  }

  /** Those of a group, by topic. */
  ofGroup(group: string): ReadonlyMap<string, DeclaredSilence> {
    return this.groups.get(group) ?? new Map<string, DeclaredSilence>();
  }

  get count(): number {
    let count = 0;
    for (const topics of this.groups.values()) count += topics.size;
    return count;
  }

  put(group: string, topic: string, declared: DeclaredSilence): void {
    const topics = this.groups.get(group) ?? new Map<string, DeclaredSilence>();
    this.groups.set(group, topics.set(topic, declared));
  }

  delete(group: string, topic: string): void {
    this.groups.get(group)?.delete(topic);
    if (this.groups.get(group)?.size === 0) this.groups.delete(group);
  }

  /** The settings with what is declared on top: a person's word about this very group goes before patterns in a file. */
  over(settingsOf: SettingsOf): SettingsOf {
    const answers = new WeakMap<DeclaredSilence, { under: GroupSettings; settings: GroupSettings }>();
    const over = (group: string, topic: string): GroupSettings => {
      const under = settingsOf(group, topic);
      const declared = this.groups.size === 0 ? undefined : this.find(group, topic);
      if (!declared) return under;
      const known = answers.get(declared);
      if (known?.under === under) return known.settings;
      const settings = { ...under, silenceMs: declared.silenceMs };
      answers.set(declared, { under, settings });
      return settings;
    };
    return Object.assign(over, { keepOnly: settingsOf.keepOnly });
  }
}
