package dev.atelier.chat.anthropic;

/**
 * What Anthropic's Messages look like, as far as the platform itself looks at them.
 *
 * <p>Source: platform.claude.com/docs/en/api/messages.
 */
final class MessageForms {

    static final String REQUEST = """
            {
              type: 'object',
              required: ['model', 'max_tokens', 'messages'],
              properties: {
                model: {type: 'string'},
                max_tokens: {type: 'integer', minimum: 1},
                system: {type: ['string', 'array', 'null']},
                messages: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['role', 'content'],
                    properties: {
                      role: {type: 'string', enum: ['user', 'assistant', 'system']},
                      content: {type: ['string', 'array']}
                    }
                  }
                },
                stop_sequences: {type: ['array', 'null'], items: {type: 'string'}},
                tools: {type: ['array', 'null'], items: {type: 'object'}},
                stream: {type: ['boolean', 'null']}
              }
            }""";

    static final String ANSWER = """
            {
              type: 'object',
              required: ['id', 'type', 'role', 'model', 'content', 'stop_reason', 'stop_sequence', 'usage'],
              properties: {
                id: {type: 'string'},
                type: {type: 'string', enum: ['message']},
                role: {type: 'string', enum: ['assistant']},
                model: {type: 'string'},
                content: {type: 'array', items: {type: 'object', required: ['type'], properties: {type: {type: 'string'}}}},
                stop_reason: {type: 'string', enum: ['end_turn', 'max_tokens', 'tool_use', 'refusal']},
                stop_sequence: {type: ['string', 'null']},
                usage: {
                  type: 'object',
                  required: ['input_tokens', 'output_tokens'],
                  properties: {
                    input_tokens: {type: 'integer', format: 'int64'},
                    cache_creation_input_tokens: {type: 'integer', format: 'int64'},
                    cache_read_input_tokens: {type: 'integer', format: 'int64'},
                    output_tokens: {type: 'integer', format: 'int64'}
                  }
                }
              }
            }""";

    static final String STREAM = """
            {
              type: 'string',
              description: 'With `stream: true`: server-sent events from `message_start` to `message_stop`.'
            }""";

    private MessageForms() {}
}
