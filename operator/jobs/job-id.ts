/** A job's Instance is named after the Delivery and its try, so that it is known what a box that is found was for. */
export function jobIdOf(deliveryId: string, attempt: number): string {
  return `job_${deliveryId.slice(deliveryId.indexOf("_") + 1)}_${attempt}`;
}

/** The other way round; null for what is no job's name. */
export function triedBy(instanceId: string): { deliveryId: string; attempt: number } | null {
  const [, rest, attempt] = /^job_([0-9a-z]+)_(\d+)$/.exec(instanceId) ?? [];
  return rest === undefined ? null : { deliveryId: `dlv_${rest}`, attempt: Number(attempt) };
}
