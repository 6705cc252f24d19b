"""The verbs of what people are ordered to do, in court and beside it."""

FILES = (
    "file|serve|submit|respond|reply|answer|oppose|amend|renew|refile|re-file|object|move|supplement|produce|provide|show|notify|"
    "inform|advise|appear|pay|complete|disclose|designate|confer|meet|exchange|request|seek|appeal|lodge|post|deliver|return|comply"
)
ACTS = (
    f"{FILES}|attend|mail|send|e-mail|email|contact|call|schedule|identify|supply|tender|remit|deposit|execute|sign|transmit|upload|"
    "circulate|finalize|conduct|depose|take|inspect|resubmit|cure|correct|revise|withdraw|elect|obtain|retain|select|propose|prepare|"
    "report|certify|explain|join|publish|distribute|refund|reimburse|surrender|plead|redact|bring|raise|begin|commence|cease|remove|"
    "release|make|give|turn|effect|jointly|brief|address|install|replace|repair|vacate|register|enroll|undergo|narrow"
)
"""What one is ordered, directed or allowed to do. After "will" only what is done in court counts."""
