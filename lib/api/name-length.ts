/** The longest name of a group: Kafka's protocol counts its bytes in 16 bits. */
export const MAX_GROUP_LENGTH = 32_767;
