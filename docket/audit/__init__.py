"""The audit of quotations: the words that papers quote against the papers that they quote. Pure: text in, judgement out."""
