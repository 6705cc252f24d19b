"""Briefing schedules: what the rules of the court make of the papers on a docket, as proposals that a person decides on."""
